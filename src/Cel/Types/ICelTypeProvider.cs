namespace Keles.Cel;

/// <summary>The object types a host declares: which there are, what fields they have, how one is made.</summary>
public interface ICelTypeProvider
{
    /// <summary>Whether an object type of this name exists.</summary>
    bool HasType(string name);

    /// <summary>The type of a field, null where the type has no such field.</summary>
    CelType? FieldType(string typeName, string field);

    /// <summary>An object of the type from the fields an expression gives; an error value where that is impossible.</summary>
    CelValue Construct(string typeName, IReadOnlyList<KeyValuePair<string, CelValue>> fields);
}

using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Which objects of a list or watch are meant: label and field selector, compiled for one kind.</summary>
internal sealed class ObjectFilter
{
    private readonly Selector labels;
    private readonly (Func<StoredObject, string> Field, FieldRequirement Requirement)[] fields;

    private ObjectFilter(Selector labels, (Func<StoredObject, string>, FieldRequirement)[] fields, string name)
    {
        this.labels = labels;
        this.fields = fields;
        Name = name;
    }

    /// <summary>Everything passes.</summary>
    public bool IsEmpty => labels.IsEverything && fields.Length == 0;

    /// <summary>The one name that the field selector leaves, if it names one.</summary>
    public string Name { get; }

    /// <summary>Throws a bad request when a selector cannot be read or names a field that cannot be selected.</summary>
    public static ObjectFilter From(Kind kind, string labelSelector, string fieldSelector)
    {
        if (!Selector.TryParse(labelSelector, out var labels, out var error)) throw ApiErrors.BadRequest($"unable to parse requirement: {error}");
        if (!FieldSelector.TryParse(fieldSelector, out var fields, out error)) throw ApiErrors.BadRequest(error);
        var compiled = fields.Requirements.Select(r => (FieldOf(kind, r.Field), r)).ToArray();
        return new(labels, compiled, fields.RequiresExactMatch("metadata.name", out var name) ? name : "");
    }

    public bool Matches(StoredObject item)
    {
        if (IsEmpty) return true;
        if (!labels.IsEverything && !labels.Matches(item.Metadata.Labels)) return false;
        foreach (var (field, requirement) in fields) if (!requirement.Matches(field(item))) return false;
        return true;
    }

    private static Func<StoredObject, string> FieldOf(Kind kind, string field) => field switch
    {
        // The key tells these two without reading the object.
        "metadata.name" => static o => o.Name,
        "metadata.namespace" when kind.Namespaced => static o => o.Namespace,

        // The cache holds the stored version, the fields are the asked one's.
        _ when kind.SelectableFields.TryGetValue(field, out var value) => kind.StoredAs is null && !kind.ItemsSayTheirType ? o => value(o.Object) : o => value(kind.FromStored(o.Object)),
        _ => throw ApiErrors.BadRequest(kind.Group.Length == 0 || kind.SelectableFields.Count > 0
            ? $"field label not supported: {field}"
            : $"\"{field}\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""),
    };
}

namespace Keles.Machinery.Schema;

/// <summary>Marks a record as a type of the API, under the name the OpenAPI document gives it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ApiTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Server-side apply treats the whole value as one.</summary>
    public bool Atomic { get; init; }

    /// <summary>Its JSON may carry kind and apiVersion, which the record does not keep: they are the kind's.</summary>
    public bool TypeMeta { get; init; }

    /// <summary>The union of some of its fields: <c>discriminator:field=Field,field=Field</c>.</summary>
    public string? Union { get; init; }
}

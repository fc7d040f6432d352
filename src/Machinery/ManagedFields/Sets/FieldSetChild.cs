namespace Keles.Machinery.ManagedFields;

/// <summary>What lies below one element of a set.</summary>
internal readonly record struct FieldSetChild(PathElement Element, FieldSet Set);

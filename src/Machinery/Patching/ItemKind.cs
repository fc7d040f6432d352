namespace Keles.Machinery.Patching;

/// <summary>The kinds that a list's items may not mix, and that decide whether a value is merged or replaced.</summary>
internal enum ItemKind
{
    Null,
    Map,
    List,
    Text,
    Flag,
    Integer,
    Float,
}

namespace Keles.Machinery.Yaml;

/// <summary>What a plain scalar means.</summary>
internal enum YamlScalarKind
{
    Text,
    Null,
    Flag,
    Integer,
    Float,
    Timestamp,
    Merge,
}

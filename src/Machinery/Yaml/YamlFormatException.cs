namespace Keles.Machinery.Yaml;

/// <summary>A text that is no YAML, or none that fits JSON; the message says where.</summary>
public sealed class YamlFormatException(string message) : Exception("error converting YAML to JSON: yaml: " + message);

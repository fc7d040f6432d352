using System.Text.Json;

namespace Keles.Machinery;

/// <summary>An object whose members can be written without its braces.</summary>
public interface IJsonMembers
{
    void WriteJsonMembers(Utf8JsonWriter writer);
}

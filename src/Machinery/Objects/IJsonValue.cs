using System.Text.Json;

namespace Keles.Machinery;

/// <summary>Anything that writes itself as one JSON value.</summary>
public interface IJsonValue
{
    void WriteJson(Utf8JsonWriter writer);
}

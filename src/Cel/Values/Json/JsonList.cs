using System.Text.Json;

namespace Keles.Cel;

/// <summary>A JSON array.</summary>
internal sealed class JsonList(JsonElement element) : ICelList
{
    public int Count { get; } = element.GetArrayLength();

    public CelValue this[int index] => CelJson.Of(element[index]);
}

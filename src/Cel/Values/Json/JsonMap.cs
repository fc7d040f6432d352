using System.Text.Json;

namespace Keles.Cel;

/// <summary>A JSON object.</summary>
internal sealed class JsonMap(JsonElement element) : ICelMap
{
    public int Count => element.GetPropertyCount();

    public IEnumerable<CelValue> Keys => element.EnumerateObject().Select(m => CelValue.Of(m.Name));

    public bool TryGet(CelValue key, out CelValue value)
    {
        if (key.Kind == CelKind.String && element.TryGetProperty(key.AsString, out var member))
        {
            value = CelJson.Of(member);
            return true;
        }
        value = default;
        return false;
    }
}

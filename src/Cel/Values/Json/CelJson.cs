using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Cel;

/// <summary>JSON as values, looked at member by member, and values as JSON.</summary>
public static class CelJson
{
    /// <summary>The value of a JSON element. Whole numbers are ints where they fit; nothing below is looked at before it is asked for.</summary>
    public static CelValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => CelValue.Of(new JsonMap(element)),
        JsonValueKind.Array => CelValue.Of(new JsonList(element)),
        JsonValueKind.String => CelValue.Of(element.GetString()!),
        JsonValueKind.True => CelValue.True,
        JsonValueKind.False => CelValue.False,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? CelValue.Of(whole) : CelValue.Of(element.GetDouble()),
        _ => CelValue.Null,
    };

    /// <summary>JSON of a value; null where it has none (types, errors, the values of libraries), with what stands in the way.</summary>
    public static bool TryWrite(CelValue value, out JsonNode? node, out string error)
    {
        error = "";
        node = null;
        switch (value.Kind)
        {
            case CelKind.Null:
                return true;
            case CelKind.Bool:
                node = JsonValue.Create(value.AsBool);
                return true;
            case CelKind.Int:
                node = JsonValue.Create(value.AsInt);
                return true;
            case CelKind.Uint:
                node = JsonValue.Create(value.AsUint);
                return true;
            case CelKind.Double when double.IsFinite(value.AsDouble):
                node = JsonValue.Create(value.AsDouble);
                return true;
            case CelKind.String or CelKind.Timestamp or CelKind.Duration:
                node = JsonValue.Create(value.ToString());
                return true;
            case CelKind.Bytes:
                node = JsonValue.Create(Convert.ToBase64String(value.AsBytes));
                return true;
            case CelKind.List:
                return WriteList(value.AsList, out node, out error);
            case CelKind.Map:
                return WriteMap(value.AsMap, out node, out error);
            case CelKind.Optional when value.HasValue:
                return TryWrite(value.Unwrapped, out node, out error);
            case CelKind.Optional:
                return true;
            default:
                error = $"type conversion error from '{CelTypes.NameOf(value.Type)}' to JSON";
                return false;
        }
    }

    private static bool WriteList(ICelList list, out JsonNode? node, out string error)
    {
        var array = new JsonArray();
        node = array;
        error = "";
        for (var i = 0; i < list.Count; i++)
        {
            if (!TryWrite(list[i], out var item, out error))
            {
                return false;
            }
            array.Add(item);
        }
        return true;
    }

    private static bool WriteMap(ICelMap map, out JsonNode? node, out string error)
    {
        var members = new JsonObject();
        node = members;
        error = "";
        foreach (var key in map.Keys)
        {
            map.TryGet(key, out var value);
            if (!TryWrite(value, out var member, out error))
            {
                return false;
            }
            members[key.ToString()] = member;
        }
        return true;
    }
}

using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>Cleans a piece of a patch that becomes part of the object as it is.</summary>
internal static class Directives
{
    /// <summary>Drops every object that carries a directive; false where the value itself does.</summary>
    public static bool Remove(JsonNode? value, out JsonNode? kept)
    {
        kept = value;
        switch (value)
        {
            case JsonObject map when map.ContainsKey(StrategicNames.Directive):
                kept = null;
                return false;
            case JsonObject map:
                foreach (var (name, member) in map.ToList())
                {
                    if (!Remove(member, out _))
                    {
                        map.Remove(name);
                    }
                }

                break;
            case JsonArray list:
                for (var i = list.Count - 1; i >= 0; i--)
                {
                    if (!Remove(list[i], out _))
                    {
                        list.RemoveAt(i);
                    }
                }

                break;
        }

        return true;
    }

    /// <summary>Drops null members at every depth; null items of lists stay.</summary>
    public static void RemoveNulls(JsonNode? value)
    {
        if (value is JsonObject map)
        {
            foreach (var (name, member) in map.ToList())
            {
                if (member is null)
                {
                    map.Remove(name);
                }

                RemoveNulls(member);
            }
        }
        else if (value is JsonArray list)
        {
            foreach (var item in list)
            {
                RemoveNulls(item);
            }
        }
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keles.Machinery.Yaml;

/// <summary>Reads one document from a parser's events.</summary>
internal sealed class YamlDocumentReader(IParser parser)
{
    private readonly Dictionary<AnchorName, Anchored> anchors = [];
    private readonly List<string> duplicates = [];
    private long nodes;
    private long aliasNodes;

    public YamlDocument Read() => new(Node(0), duplicates);

    private JsonNode? Node(int depth)
    {
        nodes++;
        if (depth > YamlLimits.Depth)
        {
            throw YamlNodes.Error(parser.Current!.Start.Line, $"exceeded max depth of {YamlLimits.Depth}");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Copy(alias, depth);
        }

        var anchor = parser.Current is NodeEvent { Anchor.IsEmpty: false } named ? Begin(named.Anchor) : null;
        var before = nodes;
        JsonNode? value;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            YamlNodes.RefuseMisread(scalar);
            value = YamlNodes.Value(scalar);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            value = List(depth);
        }
        else
        {
            parser.Consume<MappingStart>();
            value = Map(depth);
        }

        anchor?.End(value, nodes - before + 1);
        return value;
    }

    private Anchored Begin(AnchorName name) => anchors[name] = new Anchored();

    private JsonNode? Copy(AnchorAlias alias, int depth)
    {
        if (!anchors.TryGetValue(alias.Value, out var anchor))
        {
            throw new YamlFormatException($"unknown anchor '{alias.Value.Value}' referenced");
        }

        if (!anchor.IsComplete)
        {
            throw new YamlFormatException($"anchor '{alias.Value.Value}' value contains itself");
        }

        nodes += anchor.Nodes;
        aliasNodes += anchor.Nodes;
        if (aliasNodes > YamlLimits.FreeAliasNodes && nodes > YamlLimits.FreeNodes && (double)aliasNodes / nodes > YamlLimits.AllowedAliasShare(nodes))
        {
            throw new YamlFormatException("document contains excessive aliasing");
        }

        if (depth + anchor.Height > YamlLimits.Depth)
        {
            throw YamlNodes.Error(alias.Start.Line, $"exceeded max depth of {YamlLimits.Depth}");
        }

        return anchor.Value?.DeepClone();
    }

    private JsonArray List(int depth)
    {
        var list = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            list.Add(Node(depth + 1));
        }

        return list;
    }

    private JsonObject Map(int depth)
    {
        var map = new JsonObject();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not (Scalar or AnchorAlias))
            {
                throw YamlNodes.Error(parser.Current!.Start.Line, "invalid map key: only scalars can be keys");
            }

            if (parser.Current is Scalar key && YamlNodes.IsMergeKey(key))
            {
                parser.Consume<Scalar>();
                Merge(map, Node(depth + 1));
                continue;
            }

            var line = parser.Current.Start.Line;
            var name = Name(depth);
            if (!seen.Add(name))
            {
                duplicates.Add(string.Create(CultureInfo.InvariantCulture, $"line {line}: key {GoQuote.Quote(name)} already set in map"));
            }

            map[name] = Node(depth + 1);
        }

        return map;
    }

    private string Name(int depth)
    {
        if (parser.Current is AnchorAlias)
        {
            return Node(depth + 1) switch
            {
                JsonValue value when value.TryGetValue<string>(out var text) => text,
                JsonValue value => value.ToJsonString(),
                _ => throw new YamlFormatException("invalid map key: only scalars can be keys"),
            };
        }

        var key = parser.Consume<Scalar>();
        YamlNodes.RefuseMisread(key);
        if (!key.Anchor.IsEmpty)
        {
            Begin(key.Anchor).End(YamlNodes.Value(key), 1);
        }

        return YamlNodes.Name(key);
    }

    /// <summary>Upstream lets a merged map win over members before it and lose against those after it.</summary>
    private static void Merge(JsonObject map, JsonNode? merged)
    {
        var maps = merged switch
        {
            JsonObject one => [one],
            JsonArray list when list.All(static item => item is JsonObject) => list.Select(static item => item!.AsObject()).Reverse(),
            _ => throw new YamlFormatException("map merge requires map or sequence of maps as the value"),
        };
        foreach (var (name, value) in maps.SelectMany(static m => m))
        {
            map[name] = value?.DeepClone();
        }
    }

    /// <summary>A node that may be referred to, once it is complete.</summary>
    private sealed class Anchored
    {
        public bool IsComplete { get; private set; }

        public JsonNode? Value { get; private set; }

        public long Nodes { get; private set; }

        public int Height { get; private set; }

        public void End(JsonNode? value, long nodes)
        {
            (IsComplete, Value, Nodes) = (true, value, nodes);
            Height = HeightOf(value);
        }

        private static int HeightOf(JsonNode? value) => value switch
        {
            JsonObject map => 1 + map.Select(static m => HeightOf(m.Value)).DefaultIfEmpty(0).Max(),
            JsonArray list => 1 + list.Select(HeightOf).DefaultIfEmpty(0).Max(),
            _ => 0,
        };
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.ManagedFields;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>Short texts with a grammar: selectors, quantities, times, sets of fields.</summary>
internal static class TextTargets
{
    private static readonly string[] Selectors = ["a=b", "a==b,c!=d", "x in (a,b), y notin (c),z,!w", "example.com/key=value", "a>5,b<7", ""];
    private static readonly string[] Fields = ["metadata.name=a", "a==b,c!=d", "a=b\\,c", "spec.nodeName!=", ""];
    private static readonly string[] Values = ["1Gi", "1500m", "1e3", "-0.5", "12E", "0.000000001", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123456Z", "1h2m3.5s", "-1us", "1.5h"];
    private static readonly string[] Sets = ["{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:a\":{}}}}", "{\"f:spec\":{\"f:ports\":{\"k:{\\\"port\\\":80,\\\"protocol\\\":\\\"TCP\\\"}\":{\".\":{}}},\"f:finalizers\":{\"v:\\\"x\\\"\":{}},\"f:l\":{\"i:0\":{}}}}"];

    public static FuzzTarget LabelSelector { get; } = Text("label-selectors", Selectors, ["=", "==", "!=", "!", ",", "(", ")", " in ", " notin ", ">", "<", "a", "/", " "], static text =>
    {
        if (!Selector.TryParse(text, out var selector, out var error))
        {
            if (string.IsNullOrEmpty(error)) throw new InvalidOperationException("refused without a word");
            return;
        }

        var shown = selector.ToString();
        if (!Selector.TryParse(shown, out var again, out error)) throw new InvalidOperationException($"'{shown}' cannot be read again: {error}");
        if (again.ToString() != shown) throw new InvalidOperationException($"'{shown}' became '{again}'");
        foreach (var labels in (OrderedMap<string>[])[default, OrderedMap<string>.Of(("a", "b")), OrderedMap<string>.Of(("x", "a"), ("a", "6"))])
        {
            if (selector.Matches(labels) != again.Matches(labels)) throw new InvalidOperationException($"'{shown}' selects something else");
        }
    });

    public static FuzzTarget FieldSelector { get; } = Text("field-selectors", Fields, ["=", "==", "!=", ",", "\\", "\\,", "a", "."], static text =>
    {
        if (!Machinery.FieldSelector.TryParse(text, out var selector, out _)) return;
        var shown = selector.ToString();
        if (!Machinery.FieldSelector.TryParse(shown, out var again, out var error)) throw new InvalidOperationException($"'{shown}' cannot be read again: {error}");
        // As upstream, terms are sorted as they were written, with their escapes and either equals sign.
        if (!again.Requirements.ToHashSet().SetEquals(selector.Requirements)) throw new InvalidOperationException($"'{shown}' became '{again}'");
    });

    public static FuzzTarget Scalars { get; } = Text("scalars", Values, ["0", "9", ".", "e", "E", "+", "-", "Ki", "m", "n", ":", "T", "Z", "h", "s", "99999999999999999999"], static text =>
    {
        if (Quantity.TryParse(text, out var quantity, out _) && (!Quantity.TryParse(quantity.ToString(), out var same, out _) || same.CompareTo(quantity) != 0)) throw new InvalidOperationException($"quantity {quantity} is another one when it is read again");
        if (Time.TryParse(text, out var time, out _) && (!Time.TryParse(time.ToString(), out var sameTime, out _) || sameTime != time)) throw new InvalidOperationException($"time {time} is another one when it is read again");
        if (MicroTime.TryParse(text, out var micro, out _) && (!MicroTime.TryParse(micro.ToString(), out var sameMicro, out _) || sameMicro != micro)) throw new InvalidOperationException($"time {micro} is another one when it is read again");
        if (Duration.TryParse(text, out var duration, out _) && (!Duration.TryParse(duration.ToString(), out var sameDuration, out _) || sameDuration != duration)) throw new InvalidOperationException($"duration {duration} is another one when it is read again");
    });

    public static FuzzTarget ManagedFields { get; } = Text("managed-fields", Sets, ["\".\":{}", "f:", "k:", "v:", "i:", "{", "}", "\"", "\\\"", ",", ":", "1", "null"], static text =>
    {
        JsonNode? tree;
        FieldSet set;
        try
        {
            tree = JsonNode.Parse(text);
            _ = tree?.ToJsonString();
            set = FieldSet.Read(tree);
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            return;
        }

        var shown = set.ToJson();
        var again = FieldSet.Read(JsonNode.Parse(shown));
        if (!again.Equals(set) || again.ToJson() != shown) throw new InvalidOperationException($"{shown} is another set when it is read again");
        if (!set.Difference(set).IsEmpty || !set.Union(set).Equals(set) || !set.Intersection(set).Equals(set)) throw new InvalidOperationException($"{shown} does not obey the algebra of sets");
    });

    private static FuzzTarget Text(string name, string[] seeds, string[] pieces, Action<string> check) =>
        new(name, random => random.Spoil(Encoding.UTF8.GetBytes(random.Pick(seeds)), pieces, most: 10), input => check(Encoding.UTF8.GetString(input)));
}

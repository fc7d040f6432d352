namespace Keles.Cel;

/// <summary>A list that a loop adds to in place; nothing else can see it before the loop ends.</summary>
internal sealed class GrowingList : ICelList
{
    public List<CelValue> Items { get; } = [];

    public int Count => Items.Count;

    public CelValue this[int index] => Items[index];
}

/// <summary>An empty list or map for a loop to fill.</summary>
internal sealed class GrowingNode(bool map) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        frame.Charge(map ? CallCosts.Map : CallCosts.List);
        return map ? CelValue.Of(new GrowingMap()) : CelValue.Of(new GrowingList());
    }
}

/// <summary><c>accumulator + [item]</c> without copying; it costs what the copy would.</summary>
internal sealed class AppendNode(int slot, Node item) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var accumulator = frame.Locals[slot];
        if (accumulator.IsError)
        {
            return accumulator;
        }
        var value = item.Evaluate(frame);
        if (value.IsError)
        {
            return value;
        }
        frame.Charge(1 + CallCosts.List + 1);
        ((GrowingList)accumulator.AsList).Items.Add(value);
        return accumulator;
    }
}

internal sealed class GrowingMap : ICelMap
{
    public Dictionary<CelValue, CelValue> Entries { get; } = [];

    public int Count => Entries.Count;

    public IEnumerable<CelValue> Keys => Entries.Keys;

    public bool TryGet(CelValue key, out CelValue value) => Entries.TryGetValue(key, out value);
}

/// <summary>Puts an entry, or all of a map's, into the map a loop fills.</summary>
internal sealed class InsertNode(int slot, Node key, Node? value) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var accumulator = frame.Locals[slot];
        if (accumulator.IsError)
        {
            return accumulator;
        }
        frame.Charge(2);
        var entries = ((GrowingMap)accumulator.AsMap).Entries;
        var first = key.Evaluate(frame);
        if (first.IsError)
        {
            return first;
        }
        if (value is not null)
        {
            var second = value.Evaluate(frame);
            return second.IsError ? second : Insert(entries, first, second) ?? accumulator;
        }
        if (first.Kind != CelKind.Map)
        {
            return CelValue.Of(CelError.NoSuchOverloadError);
        }
        foreach (var k in first.AsMap.Keys)
        {
            first.AsMap.TryGet(k, out var v);
            if (Insert(entries, k, v) is { } error)
            {
                return error;
            }
        }
        return accumulator;
    }

    private static CelValue? Insert(Dictionary<CelValue, CelValue> entries, CelValue key, CelValue value) =>
        entries.TryAdd(key, value) ? null : CelValue.Error($"insert failed: key {key} already exists");
}

namespace Keles.Cel;

internal sealed class ListNode(Node[] items, bool[] optional) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var values = new List<CelValue>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i].Evaluate(frame);
            if (value.IsError)
            {
                return value;
            }
            if (!optional[i])
            {
                values.Add(value);
            }
            else if (value.Kind != CelKind.Optional)
            {
                return CelValue.Error($"cannot initialize optional list element from non-optional value {value}");
            }
            else if (value.HasValue)
            {
                values.Add(value.Unwrapped);
            }
        }
        frame.Charge(CallCosts.List);
        return CelValue.Of(new CelList(values));
    }
}

internal sealed class MapNode((Node Key, Node Value, bool Optional)[] entries) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var values = new Dictionary<CelValue, CelValue>(entries.Length);
        foreach (var (keyNode, valueNode, optional) in entries)
        {
            var key = keyNode.Evaluate(frame);
            if (key.IsError)
            {
                return key;
            }
            if (key.Kind is not (CelKind.String or CelKind.Int or CelKind.Uint or CelKind.Bool))
            {
                return CelValue.Error($"unsupported key type: {CelTypes.NameOf(key.Type)}");
            }
            var value = valueNode.Evaluate(frame);
            if (value.IsError)
            {
                return value;
            }
            if (optional)
            {
                if (value.Kind != CelKind.Optional)
                {
                    return CelValue.Error($"cannot initialize optional entry '{key}' from non-optional value {value}");
                }
                if (!value.HasValue)
                {
                    continue;
                }
                value = value.Unwrapped;
            }
            if (!values.TryAdd(key, value))
            {
                return CelValue.Error($"Failed with repeated key: {key}");
            }
        }
        frame.Charge(CallCosts.Map);
        return CelValue.Of(new CelMap(values));
    }
}

internal sealed class StructNode(ICelTypeProvider provider, string typeName, (string Name, Node Value, bool Optional)[] fields) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var values = new List<KeyValuePair<string, CelValue>>(fields.Length);
        foreach (var (name, node, optional) in fields)
        {
            var value = node.Evaluate(frame);
            if (value.IsError)
            {
                return value;
            }
            if (optional)
            {
                if (value.Kind != CelKind.Optional)
                {
                    return CelValue.Error($"cannot initialize optional entry '{name}' from non-optional value {value}");
                }
                if (!value.HasValue)
                {
                    continue;
                }
                value = value.Unwrapped;
            }
            values.Add(new(name, value));
        }
        frame.Charge(CallCosts.Struct);
        return provider.Construct(typeName, values);
    }
}

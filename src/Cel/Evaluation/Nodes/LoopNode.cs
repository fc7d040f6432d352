using System.Runtime.CompilerServices;

namespace Keles.Cel;

/// <summary>Goes through a list, or the keys of a map, and carries an accumulator along.</summary>
internal sealed class LoopNode(Node range, Node init, Node condition, Node step, Node result, LoopSlots slots) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var over = range.Evaluate(frame);
        if (over.IsError)
        {
            return over;
        }
        frame.Locals[slots.Accumulator] = init.Evaluate(frame);
        switch (over.Kind)
        {
            case CelKind.List:
                OverList(frame, over.AsList);
                break;
            case CelKind.Map:
                OverMap(frame, over.AsMap);
                break;
            default:
                return CelValue.Error($"got 'types.{over.Kind}', expected iterable type");
        }
        return result.Evaluate(frame);
    }

    private void OverList(Frame frame, ICelList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (slots.Second >= 0)
            {
                frame.Locals[slots.First] = CelValue.Of((long)i);
                frame.Locals[slots.Second] = list[i];
            }
            else
            {
                frame.Locals[slots.First] = list[i];
            }
            if (!Turn(frame))
            {
                return;
            }
        }
    }

    private void OverMap(Frame frame, ICelMap map)
    {
        foreach (var key in map.Keys)
        {
            frame.Locals[slots.First] = key;
            if (slots.Second >= 0)
            {
                map.TryGet(key, out frame.Locals[slots.Second]);
            }
            if (!Turn(frame))
            {
                return;
            }
        }
    }

    private bool Turn(Frame frame)
    {
        frame.Step();
        if (condition.Evaluate(frame).IsFalse)
        {
            return false;
        }
        frame.Locals[slots.Accumulator] = step.Evaluate(frame);
        return true;
    }
}

/// <summary>Where a loop keeps its variables. Second is -1 where there is none.</summary>
internal readonly record struct LoopSlots(int Accumulator, int First, int Second);

/// <summary>Names a value for the expression behind it.</summary>
internal sealed class BindNode(int slot, Node body) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        frame.Charge(CallCosts.List);
        frame.Locals[slot] = BoundNode.Unset;
        return body.Evaluate(frame);
    }
}

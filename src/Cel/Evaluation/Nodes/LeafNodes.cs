namespace Keles.Cel;

internal sealed class ConstantNode(CelValue value) : Node
{
    public CelValue Value => value;

    public override CelValue Evaluate(Frame frame) => value;
}

internal sealed class VariableNode(string name) : Node
{
    private readonly CelValue _missing = CelValue.Error($"no such attribute(s): {name}");

    public override bool IsPath => true;

    public override CelValue Evaluate(Frame frame)
    {
        frame.Charge(1);
        return frame.Variables.TryGet(name, out var value) ? value : _missing;
    }
}

internal sealed class LocalNode(int slot) : Node
{
    public override bool IsPath => true;

    public override CelValue Evaluate(Frame frame)
    {
        frame.Charge(1);
        return frame.Locals[slot];
    }
}

/// <summary>A bound name: computed when it is first used, and never when it is not.</summary>
internal sealed class BoundNode(int slot, Node value) : Node
{
    public static readonly CelValue Unset = CelValue.Error("not bound yet");

    public override bool IsPath => true;

    public override CelValue Evaluate(Frame frame)
    {
        frame.Charge(1);
        ref var bound = ref frame.Locals[slot];
        if (bound.IsError && ReferenceEquals(bound.AsError, Unset.AsError))
        {
            bound = value.Evaluate(frame);
        }
        return bound;
    }
}

namespace Keles.Cel;

/// <summary>False as soon as one side is, even when the other is an error.</summary>
internal sealed class AndNode(Node left, Node right) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var a = left.Evaluate(frame);
        if (a.IsFalse)
        {
            return a;
        }
        var b = right.Evaluate(frame);
        if (b.IsFalse)
        {
            return b;
        }
        return a.IsError ? a : b.IsError ? b : a.IsTrue && b.IsTrue ? CelValue.True : CelValue.Of(CelError.NoSuchOverloadError);
    }
}

/// <summary>True as soon as one side is, even when the other is an error.</summary>
internal sealed class OrNode(Node left, Node right) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var a = left.Evaluate(frame);
        if (a.IsTrue)
        {
            return a;
        }
        var b = right.Evaluate(frame);
        if (b.IsTrue)
        {
            return b;
        }
        return a.IsError ? a : b.IsError ? b : a.IsFalse && b.IsFalse ? CelValue.False : CelValue.Of(CelError.NoSuchOverloadError);
    }
}

internal sealed class ConditionalNode(Node condition, Node then, Node otherwise) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var value = condition.Evaluate(frame);
        return value.IsTrue ? then.Evaluate(frame)
            : value.IsFalse ? otherwise.Evaluate(frame)
            : value.IsError ? value : CelValue.Of(CelError.NoSuchOverloadError);
    }
}

/// <summary>False only for false: an error does not end a loop, since a later element may decide it.</summary>
internal sealed class NotStrictlyFalseNode(Node operand) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        frame.Charge(1);
        return CelValue.Of(!value.IsFalse);
    }
}

internal sealed class EqualNode(Node left, Node right, bool negate) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var a = left.Evaluate(frame);
        var b = right.Evaluate(frame);
        frame.Charge(CallCosts.Comparison(a, b));
        return a.IsError ? a : b.IsError ? b : CelValue.Of(CelEquality.Same(a, b) != negate);
    }
}

/// <summary><c>a.or(b)</c> and <c>a.orValue(b)</c>: the second is looked at only when the first holds nothing.</summary>
internal sealed class OptionalOrNode(Node optional, Node other, bool unwrap) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var value = optional.Evaluate(frame);
        if (value.Kind != CelKind.Optional)
        {
            return value.IsError ? value : CelValue.Of(CelError.NoSuchOverloadError);
        }
        return !value.HasValue ? other.Evaluate(frame) : unwrap ? value.Unwrapped : value;
    }
}

using System.Runtime.CompilerServices;

namespace Keles.Cel;

/// <summary>A call of a function: arguments first, then the signature they fit.</summary>
internal sealed class CallNode(string function, Node[] args, CelOverload[] overloads, CallCost? cost) : Node
{
    private const int OnStack = 4;

    public override CelValue Evaluate(Frame frame)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (args.Length > OnStack)
        {
            return Run(frame, new CelValue[args.Length]);
        }
        var few = default(Few);
        Span<CelValue> span = few;
        return Run(frame, span[..args.Length]);
    }

    private CelValue Run(Frame frame, Span<CelValue> values)
    {
        for (var i = 0; i < args.Length; i++)
        {
            values[i] = args[i].Evaluate(frame);
            if (values[i].IsError)
            {
                return values[i];
            }
        }
        foreach (var overload in overloads)
        {
            if (overload.Accepts(values))
            {
                var result = overload.Body(values);
                frame.Charge(cost is null ? 1 : cost(values, result));
                return result;
            }
        }
        frame.Charge(1);
        return CallErrors.NoOverload(function, values);
    }

    [InlineArray(OnStack)]
    private struct Few
    {
        private CelValue _first;
    }
}

internal static class CallErrors
{
    public static CelValue NoOverload(string function, ReadOnlySpan<CelValue> args)
    {
        if (!char.IsAsciiLetter(function[0]))
        {
            return CelValue.Of(CelError.NoSuchOverloadError);
        }
        var types = new string[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            types[i] = CelTypes.NameOf(args[i].Type);
        }
        return CelValue.Error($"no such overload: {function}({string.Join(", ", types)})");
    }
}

namespace Keles.Cel;

/// <summary>A compiled expression. It holds no state: run it from as many threads as you like.</summary>
public sealed class CelProgram
{
    private readonly Node _root;
    private readonly int _locals;

    internal CelProgram(Node root, int locals) => (_root, _locals) = (root, locals);

    /// <param name="costLimit">Stops the evaluation once it costs more.</param>
    /// <exception cref="OperationCanceledException">The token said so.</exception>
    public CelResult Evaluate(ICelVariables variables, ulong costLimit = ulong.MaxValue, CancellationToken cancel = default)
    {
        var frame = new Frame(variables, _locals, costLimit, cancel);
        try
        {
            return new CelResult(_root.Evaluate(frame), frame.Cost);
        }
        catch (CostLimitException)
        {
            return new CelResult(CelValue.Error(CelResult.LimitExceededMessage), frame.Cost, LimitExceeded: true);
        }
        catch (InsufficientExecutionStackException)
        {
            return new CelResult(CelValue.Error("evaluation is nested too deep"), frame.Cost);
        }
    }
}

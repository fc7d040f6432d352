namespace Keles.Cel;

/// <param name="Value">What came out; an error value when it went wrong.</param>
/// <param name="Cost">What the evaluation cost, in the units of the limits.</param>
/// <param name="LimitExceeded">Whether it was stopped for costing too much.</param>
public readonly record struct CelResult(CelValue Value, ulong Cost, bool LimitExceeded = false)
{
    public const string LimitExceededMessage = "operation cancelled: actual cost limit exceeded";
}

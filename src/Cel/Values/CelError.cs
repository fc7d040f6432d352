namespace Keles.Cel;

/// <summary>What went wrong in an evaluation, in the words clients know.</summary>
public sealed record CelError(string Message)
{
    internal static readonly CelError NoSuchOverloadError = new("no such overload");
    internal static readonly CelError DivideByZero = new("division by zero");
    internal static readonly CelError ModulusByZero = new("modulus by zero");
    internal static readonly CelError IntOverflow = new("integer overflow");
    internal static readonly CelError UintOverflow = new("unsigned integer overflow");
    internal static readonly CelError DurationOverflow = new("duration overflow");
    internal static readonly CelError TimestampOverflow = new("timestamp overflow");
}

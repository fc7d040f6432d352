namespace Keles.Cel;

/// <summary>How large an expression may be and how much an evaluation may cost.</summary>
public static class CelLimits
{
    /// <summary>Longest expression, in code points.</summary>
    public const int ExpressionCodePoints = 100_000;

    /// <summary>Deepest nesting of a parsed expression, macros not yet expanded.</summary>
    public const int Depth = 250;

    /// <summary>Most nodes of an expression with its macros expanded: nested macros that repeat an argument grow fast.</summary>
    public const int Nodes = 200_000;

    /// <summary>How many syntax errors end the reading of an expression.</summary>
    public const int ErrorRecoveries = 30;

    /// <summary>How many errors are told.</summary>
    public const int Errors = 100;

    /// <summary>Steps of loops between two looks at cancellation.</summary>
    public const int StepsBetweenCancellationChecks = 100;

    /// <summary>Compiled patterns kept for expressions that match by computed ones.</summary>
    public const int CachedPatterns = 512;

    /// <summary>Longest pattern that is compiled.</summary>
    public const int PatternLength = 100_000;
}

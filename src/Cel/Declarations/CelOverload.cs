namespace Keles.Cel;

/// <summary>One signature of a function with what it does.</summary>
/// <param name="Id">Names the signature in the count of costs.</param>
/// <param name="IsMember">Whether the first argument stands before the dot.</param>
public sealed record CelOverload(string Id, bool IsMember, IReadOnlyList<CelType> Arguments, CelType Result, CelFunction Body)
{
    /// <summary>Whether these values are what the signature says, where checking could not know.</summary>
    internal bool Accepts(ReadOnlySpan<CelValue> args)
    {
        if (args.Length != Arguments.Count)
        {
            return false;
        }
        for (var i = 0; i < args.Length; i++)
        {
            if (!CelTypes.Fits(Arguments[i], args[i]))
            {
                return false;
            }
        }
        return true;
    }
}

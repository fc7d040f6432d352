namespace Keles.Machinery.Patching;

/// <summary>A patch that cannot be read or does not apply; the message is upstream's.</summary>
public sealed class PatchException(PatchProblem problem, string message) : Exception(message)
{
    public PatchProblem Problem { get; } = problem;
}

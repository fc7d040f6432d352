namespace Keles.Controllers.Jobs;

/// <summary>What came of a plan: pods that were made and that were told to go, and the first refusal.</summary>
/// <param name="Surplus">Those that were told to go were too many, and count as nothing.</param>
internal sealed record PodTally(int Created, int Deleted, int DeletedReady, Exception? Error, bool Surplus = false)
{
    public static PodTally Nothing { get; } = new(0, 0, 0, null);
}

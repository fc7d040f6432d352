using Keles.Reconcile;

namespace Keles.Scheduler;

/// <summary>The pods that have not ended: only those take room or need any.</summary>
internal static class LivingPods
{
    private const string NotEnded = "status.phase!=Succeeded,status.phase!=Failed";

    public static Informer<Pod> Of(Informers informers) => informers.Of<Pod>(fieldSelector: NotEnded);
}

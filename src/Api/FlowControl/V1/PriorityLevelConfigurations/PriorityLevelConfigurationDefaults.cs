namespace Keles.Api.FlowControl.V1;

/// <summary>What holds for a priority level when nothing is said.</summary>
internal static class PriorityLevelConfigurationDefaults
{
    private const int Shares = 30;
    private const int Queues = 64;
    private const int HandSize = 8;
    private const int QueueLength = 50;

    public static PriorityLevelConfiguration Of(PriorityLevelConfiguration o) => o with
    {
        Spec = o.Spec with
        {
            Exempt = o.Spec.Exempt is { } exempt
                ? exempt with { NominalConcurrencyShares = exempt.NominalConcurrencyShares ?? 0, LendablePercent = exempt.LendablePercent ?? 0 }
                : null,
            Limited = o.Spec.Limited is { } limited ? Of(limited) : null,
        },
    };

    private static LimitedPriorityLevelConfiguration Of(LimitedPriorityLevelConfiguration limited) => limited with
    {
        NominalConcurrencyShares = limited.NominalConcurrencyShares ?? Shares,
        LendablePercent = limited.LendablePercent ?? 0,
        LimitResponse = limited.LimitResponse.Queuing is not { } queuing ? limited.LimitResponse : limited.LimitResponse with
        {
            Queuing = new() { Queues = Or(queuing.Queues, Queues), HandSize = Or(queuing.HandSize, HandSize), QueueLengthLimit = Or(queuing.QueueLengthLimit, QueueLength) },
        },
    };

    private static int Or(int value, int standIn) => value == 0 ? standIn : value;
}

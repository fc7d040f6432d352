using System.Runtime.CompilerServices;

namespace Keles.Cel;

/// <summary>What one evaluation knows: variables, the values of loops, what it has cost.</summary>
internal sealed class Frame(ICelVariables variables, int locals, ulong limit, CancellationToken cancel)
{
    private int _steps;

    public CelValue[] Locals { get; } = locals == 0 ? [] : new CelValue[locals];
    public ICelVariables Variables => variables;
    public ulong Cost { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Charge(ulong cost)
    {
        Cost = Cost > ulong.MaxValue - cost ? ulong.MaxValue : Cost + cost;
        if (Cost > limit)
        {
            throw new CostLimitException();
        }
    }

    /// <summary>Counts a turn of a loop; now and then looks whether the evaluation is still wanted.</summary>
    public void Step()
    {
        if (++_steps % CelLimits.StepsBetweenCancellationChecks == 0)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }
}

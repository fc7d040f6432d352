namespace Keles.Cel;

/// <summary>What a call has cost.</summary>
internal delegate ulong CallCost(ReadOnlySpan<CelValue> args, CelValue result);

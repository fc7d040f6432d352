namespace Keles.Scheduler;

/// <summary>Amounts of resources as whole numbers: CPU in thousandths, everything else in units.</summary>
/// <param name="Scalars">Extended resources, huge pages and the like, by name.</param>
internal readonly record struct Amounts(long MilliCpu, long Memory, long EphemeralStorage, OrderedMap<long> Scalars)
{
    public static Amounts Of(OrderedMap<Quantity> list)
    {
        var amounts = default(Amounts);
        foreach (var (name, amount) in list)
        {
            amounts = name switch
            {
                ResourceNames.Cpu => amounts with { MilliCpu = amount.MilliValue() },
                ResourceNames.Memory => amounts with { Memory = amount.Value() },
                ResourceNames.EphemeralStorage => amounts with { EphemeralStorage = amount.Value() },
                _ when ResourceNames.IsScalar(name) => amounts with { Scalars = amounts.Scalars.With(name, amount.Value()) },
                _ => amounts,
            };
        }

        return amounts;
    }

    /// <summary>The amount of one resource by its API name.</summary>
    public long this[string name] => name switch
    {
        ResourceNames.Cpu => MilliCpu,
        ResourceNames.Memory => Memory,
        ResourceNames.EphemeralStorage => EphemeralStorage,
        _ => Scalars.Get(name),
    };

    public static Amounts operator +(Amounts a, Amounts b) => Combine(a, b, 1);

    public static Amounts operator -(Amounts a, Amounts b) => Combine(a, b, -1);

    private static Amounts Combine(Amounts a, Amounts b, int sign)
    {
        var scalars = a.Scalars;
        foreach (var (name, amount) in b.Scalars) scalars = scalars.With(name, scalars.Get(name) + (sign * amount));
        return new(a.MilliCpu + (sign * b.MilliCpu), a.Memory + (sign * b.Memory), a.EphemeralStorage + (sign * b.EphemeralStorage), scalars);
    }
}

namespace Keles.Scheduler;

/// <summary>A device among all of a cluster.</summary>
internal readonly record struct DeviceId(string Driver, string Pool, string Name)
{
    public override string ToString() => $"{Driver}/{Pool}/{Name}";
}

namespace Keles.ApiServer.FlowControl;

/// <summary>What became of a request that came.</summary>
internal enum Entry
{
    Executing,
    Waiting,
    QueueFull,
    NoSeats,
}

namespace Keles.ApiServer.FlowControl;

/// <summary>What one level wants of the seats, and the least and the most that it may have.</summary>
internal readonly record struct AllocationClass(double Target, double Lower, double Upper);

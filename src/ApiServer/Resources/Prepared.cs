using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>An object made ready for the store, and what was booked for it (null: nothing).</summary>
public readonly record struct Prepared(IApiObject Value, IBooking? Booking = null)
{
    public ValueTask CommitAsync() => Booking?.CommitAsync() ?? ValueTask.CompletedTask;

    public ValueTask RevertAsync() => Booking?.RevertAsync() ?? ValueTask.CompletedTask;
}

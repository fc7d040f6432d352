namespace Keles.ApiServer;

/// <summary>What was taken for a write that is still under way. One of the two is called, once.</summary>
public interface IBooking
{
    /// <summary>The write is in the store: give back what the object no longer has.</summary>
    ValueTask CommitAsync();

    /// <summary>The write did not come about: give back what was taken for it.</summary>
    ValueTask RevertAsync();
}

namespace Keles.ApiServer;

/// <summary>What becomes of a write after its admission, told to the plugins that count on it: exactly one of the three.</summary>
internal interface IWriteFollower
{
    void Written(long revision);

    void NotWritten();

    /// <summary>The store failed, or nobody waited for it to the end: it may be written, or be yet.</summary>
    void Unknown();
}

/// <summary>Carries the outcome of one write from the verb to those who follow it.</summary>
internal sealed class WriteOutcome
{
    private List<IWriteFollower>? followers;
    private bool begun;

    public void Follow(IWriteFollower follower) => (followers ??= []).Add(follower);

    /// <summary>Writes, and tells what came of it.</summary>
    public async Task<StoredObject?> OfAsync(Func<Task<StoredObject?>> write)
    {
        begun = true;
        var done = await write();
        if (done is { } written) Tell(f => f.Written(written.Revision));
        else Tell(static f => f.NotWritten());
        return done;
    }

    /// <summary>Nothing comes after this: who was told nothing yet is told now.</summary>
    public void End()
    {
        if (begun) Tell(static f => f.Unknown());
        else Tell(static f => f.NotWritten());
    }

    private void Tell(Action<IWriteFollower> how)
    {
        followers?.ForEach(how);
        followers = null;
    }
}

namespace Keles.ApiServer.FlowControl;

/// <summary>A flow as a number that chooses its queues. Seeded, so that nobody can choose names that share a queue with somebody else's.</summary>
internal static class FlowHash
{
    private const ulong Prime = 0x100000001B3;

    public static ulong Of(ulong seed, string distinguisher)
    {
        var hash = seed;
        foreach (var c in distinguisher) hash = (hash ^ c) * Prime;
        // Short names differ in few bits: spread them over all.
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}

namespace Keles.ApiServer;

/// <summary>How much there is of a kind.</summary>
/// <param name="AverageBytes">Of one object's text, from a sample.</param>
public readonly record struct KindStatistics(long Count, long AverageBytes)
{
    public long Bytes => Count * AverageBytes;
}

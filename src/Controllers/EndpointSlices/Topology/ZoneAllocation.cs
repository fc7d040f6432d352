namespace Keles.Controllers.EndpointSlices.Topology;

/// <summary>How many endpoints a zone must have, may have, and would have by its exact share.</summary>
internal readonly record struct ZoneAllocation(int Minimum, int Maximum, double Desired)
{
    /// <summary>How much more than its share an endpoint may get to do.</summary>
    private const double Overload = 0.2;

    public static int Least(double share, int endpoints) => (int)Math.Ceiling(share * endpoints * (1 / (1 + Overload)));
}

using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>One version's form of an object in another's.</summary>
internal static class Versions
{
    public static IApiObject Convert(IApiObject value, Kind from, Kind to) => from == to ? value : to.FromStored(from.ToStored(value));
}

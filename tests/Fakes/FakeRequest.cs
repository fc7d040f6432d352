using Keles.Api;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>A request that a fake API was asked.</summary>
/// <param name="Verb">As authorization names it: get, list, watch, create, update, patch, delete, deletecollection.</param>
public sealed record FakeRequest(string User, string Verb, Kind Kind, ObjectKey Key, string Subresource, IApiObject? Body)
{
    public override string ToString() => $"{Verb} {Kind.Plural}{(Subresource.Length > 0 ? "/" + Subresource : "")} {Key}";
}

using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Discovery;

/// <summary>The form a discovery answer is wanted in.</summary>
/// <param name="Aggregated">All groups in one document; only as JSON, and only at /api and /apis.</param>
internal readonly record struct DiscoveryForm(WireFormat Format, bool Aggregated, bool Pretty)
{
    /// <summary>The first form of the Accept header that can be had. The older v2beta1 is not: clients name the plain form after it.</summary>
    public static DiscoveryForm From(HttpRequest request, bool canAggregate)
    {
        var accept = request.Headers.Accept.ToString();
        foreach (var type in canAggregate ? MediaType.ReadAll(accept) : [])
        {
            var form = type["as"];
            if (form.Length == 0 && type.Name is Negotiated.Json or Negotiated.Yaml or Negotiated.Protobuf or "*/*" or "application/*") break;
            if (form == AggregatedDocument.Kind && type["g"] == AggregatedDocument.Group && type["v"] == AggregatedDocument.Version && type.Name == Negotiated.Json)
                return new(WireFormat.Json, Aggregated: true, Pretty: false);
        }

        var plain = Negotiated.From(request, transforms: false);
        return new(plain.Format, Aggregated: false, plain.Pretty);
    }
}

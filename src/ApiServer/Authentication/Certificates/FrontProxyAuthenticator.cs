using System.Security.Cryptography.X509Certificates;
using Keles.Machinery;
using Keles.Pki;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer;

/// <summary>Takes the user from headers, when a proxy sent them whose certificate is trusted for that.</summary>
internal sealed class FrontProxyAuthenticator(VerifiedCertificates verified, RequestHeaderOptions options)
{
    public AuthenticationAnswer Authenticate(X509Certificate2 certificate, IHeaderDictionary headers)
    {
        if (verified.Refuse(certificate) is { } refusal) return AuthenticationAnswer.Refused(refusal);
        var proxy = certificate.ReadSubject().CommonName;
        if (options.AllowedNames.Count > 0 && !options.AllowedNames.Contains(proxy, StringComparer.Ordinal))
            return AuthenticationAnswer.Refused($"x509: subject with cn={proxy} is not in the allowed list");
        var name = First(headers, options.UserHeaders);
        return name.Length == 0 ? AuthenticationAnswer.None : AuthenticationAnswer.Of(new UserIdentity(name, First(headers, options.UidHeaders), Groups(headers), Extra(headers)));
    }

    /// <summary>Whoever reads the request after this must not believe the headers again.</summary>
    public void Clear(IHeaderDictionary headers)
    {
        foreach (var name in options.UserHeaders.Concat(options.UidHeaders).Concat(options.GroupHeaders)) headers.Remove(name);
        foreach (var name in headers.Keys.Where(k => options.ExtraPrefixes.Any(p => k.StartsWith(p, StringComparison.OrdinalIgnoreCase))).ToArray()) headers.Remove(name);
    }

    private static string First(IHeaderDictionary headers, IEnumerable<string> names) =>
        names.Select(n => headers[n].Count > 0 ? headers[n][0] ?? "" : "").FirstOrDefault(static v => v.Length > 0, "");

    private Items<string> Groups(IHeaderDictionary headers) => [.. options.GroupHeaders.SelectMany(n => headers[n].ToArray()).OfType<string>()];

    private OrderedMap<Items<string>> Extra(IHeaderDictionary headers)
    {
        var extra = default(OrderedMap<Items<string>>);
        foreach (var prefix in options.ExtraPrefixes)
        {
            foreach (var (name, values) in headers)
            {
                if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
                var key = ExtraKeys.FromHeader(name[prefix.Length..]);
                extra = extra.With(key, extra.Get(key).AddRange(values.ToArray().OfType<string>().ToItems()));
            }
        }

        return extra;
    }
}

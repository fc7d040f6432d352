using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>How a pod resolves names, and its own names.</summary>
internal static class DnsValidation
{
    // Limits of the C library's resolver.
    private const int MostServers = 3;
    private const int MostSearches = 32;
    private const int LongestSearches = 2048;
    private const int LongestHostname = 64;

    public static void Config(PodDNSConfig? config, string policy, FieldPath path, FieldErrors errors)
    {
        if (policy == "None" && config is null) errors.Required(path, "must provide `dnsConfig` when `dnsPolicy` is None");
        else if (policy == "None" && config!.Nameservers.IsEmpty) errors.Required(path.Child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
        else if (config is not null) Config(config, path, errors);
    }

    public static void HostAliases(Items<HostAlias> aliases, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < aliases.Count; i++)
        {
            errors.AddRange(IpNames.LegacyIp(path.Index(i).Child("ip"), aliases[i].Ip));
            for (var j = 0; j < aliases[i].Hostnames.Count; j++) errors.RequireSubdomain(path.Index(i).Child("hostnames").Index(j), aliases[i].Hostnames[j]);
        }
    }

    public static void Hostname(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.HostnameOverride is not { } name) return;
        var at = path.Child("hostnameOverride");
        if (spec.SetHostnameAsFQDN == true) errors.Forbidden(at, "may not be specified when setHostnameAsFQDN is true");
        if (spec.HostNetwork) errors.Forbidden(at, "may not be specified when hostNetwork is true");
        if (name.Length > LongestHostname) errors.TooLong(at, LongestHostname);
        errors.RequireSubdomain(at, name);
    }

    private static void Config(PodDNSConfig config, FieldPath path, FieldErrors errors)
    {
        FieldPath servers = path.Child("nameservers"), searches = path.Child("searches"), options = path.Child("options");
        if (config.Nameservers.Count > MostServers) errors.Invalid(servers, config.Nameservers, $"must not have more than {MostServers} nameservers");
        for (var i = 0; i < config.Nameservers.Count; i++) errors.AddRange(IpNames.LegacyIp(servers.Index(i), config.Nameservers[i]));
        if (config.Searches.Count > MostSearches) errors.Invalid(searches, config.Searches, $"must not have more than {MostSearches} search paths");
        if (string.Join(' ', config.Searches).Length > LongestSearches) errors.Invalid(searches, config.Searches, $"must not have more than {LongestSearches} characters (including spaces) in the search list");
        for (var i = 0; i < config.Searches.Count; i++)
        {
            var search = config.Searches[i] is ['.'] ? null : config.Searches[i] is [.. var start, '.'] ? start : config.Searches[i];
            if (search is not null) errors.InvalidAll(searches.Index(i), search, DnsNames.SubdomainWithUnderscores(search));
        }

        for (var i = 0; i < config.Options.Count; i++) errors.RequireText(options.Index(i), config.Options[i].Name, "must not be empty");
    }
}

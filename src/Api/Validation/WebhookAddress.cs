using Keles.Machinery;

namespace Keles.Api;

/// <summary>Addresses of webhooks, of admission and of conversion.</summary>
internal static class WebhookAddress
{
    private const string Form = "; desired format: https://host[/path]";

    public static void Url(string text, FieldPath path, FieldErrors errors)
    {
        if (!GoUrl.TryParse(text, out var url, out var problem))
        {
            errors.Required(path, "url must be a valid URL: " + problem + Form);
            return;
        }

        if (url.Scheme != "https") errors.Invalid(path, url.Scheme, "'https' is the only allowed URL scheme" + Form);
        if (url.Host.Length == 0) errors.Invalid(path, url.Host, "host must be specified" + Form);
        if (url.User is { } user) errors.Invalid(path, user, "user information is not permitted in the URL");
        if (url.Fragment.Length > 0) errors.Invalid(path, url.Fragment, "fragments are not permitted in the URL");
        if (url.Query.Length > 0) errors.Invalid(path, url.Query, "query parameters are not permitted in the URL");
    }

    /// <remarks>A missing name is reported as a missing namespace and the other way round: upstream mixes the two up, and its words count.</remarks>
    public static void Service(string name, string @namespace, string? urlPath, int port, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("name"), @namespace);
        errors.RequireText(path.Child("namespace"), name);
        var problems = KeyNames.PortNumber(port);
        if (problems.Count > 0) errors.Invalid(path.Child("port"), port, "port is not valid: " + string.Join(", ", problems));
        if (urlPath is { Length: > 0 } and not "/") Steps(urlPath, path.Child("path"), errors);
    }

    private static void Steps(string urlPath, FieldPath path, FieldErrors errors)
    {
        if (urlPath == "//")
        {
            errors.Invalid(path, urlPath, "segment[0] may not be empty");
            return;
        }

        if (urlPath[0] != '/') errors.Invalid(path, urlPath, "must start with a '/'");
        var rest = urlPath[1..];
        var steps = (rest.EndsWith('/') ? rest[..^1] : rest).Split('/');
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Length == 0) errors.Invalid(path, urlPath, $"segment[{i}] may not be empty");
            else foreach (var problem in DnsNames.Subdomain(steps[i])) errors.Invalid(path, urlPath, $"segment[{i}]: {problem}");
        }
    }
}

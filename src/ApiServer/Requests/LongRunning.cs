namespace Keles.ApiServer;

/// <summary>Which requests last as long as somebody listens: they have no deadline and are not counted among those in flight.</summary>
internal static class LongRunning
{
    public static bool Is(RequestInfo info) =>
        info.IsResource ? info.Verb is "watch" or "proxy" || IsStream(info.Subresource) : info.Path.StartsWith("/debug/pprof/", StringComparison.Ordinal);

    public static bool IsStream(string subresource) => subresource is "exec" or "attach" or "portforward" or "proxy" or "log";

    public static bool IsMutating(string verb) => verb is not ("get" or "list" or "watch" or "head");
}

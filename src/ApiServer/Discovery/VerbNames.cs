using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer.Discovery;

/// <summary>Verbs as discovery writes them, in alphabetical order.</summary>
internal static class VerbNames
{
    private static readonly (Verbs Verb, string Name)[] All =
    [
        (Verbs.Create, "create"),
        (Verbs.Delete, "delete"),
        (Verbs.DeleteCollection, "deletecollection"),
        (Verbs.Get, "get"),
        (Verbs.List, "list"),
        (Verbs.Patch, "patch"),
        (Verbs.Update, "update"),
        (Verbs.Watch, "watch"),
    ];

    public static Items<string> Of(Verbs verbs) => All.Where(v => (verbs & v.Verb) != 0).Select(v => v.Name).ToItems();
}

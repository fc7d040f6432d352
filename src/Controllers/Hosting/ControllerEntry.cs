using Keles.Reconcile;

namespace Keles.Controllers;

/// <summary>A controller by the name of its service account, and how it is made for one term of leadership.</summary>
/// <param name="Name">Upstream's bootstrap roles are bound to this name.</param>
public sealed record ControllerEntry(string Name, Func<ControllerContext, IController> Create);

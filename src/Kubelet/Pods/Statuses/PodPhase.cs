using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Plans;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>A pod's phase from its containers' statuses, by upstream's rules.</summary>
internal static class PodPhase
{
    public static string Of(Pod pod, Items<ContainerStatus> statuses, bool isOver)
    {
        var init = InitCounts.Of(pod.Spec, statuses);
        var app = AppCounts.Of(pod.Spec, statuses);
        if (init.FailedForGood > 0)
        {
            return "Failed";
        }
        if (init.PendingInit > 0 || (init.PendingSidecars > 0 && !AnyAppStarted(pod.Spec, statuses)) || app.Waiting > 0)
        {
            return "Pending";
        }
        if (app.Running + init.RunningSidecars > 0 && app.Unknown == 0)
        {
            return app.Running == 0 && app.Stopped > 0 && isOver ? Ended(pod, app, isOver) : "Running";
        }
        return app.Stopped > 0 && app.Unknown == 0 ? Ended(pod, app, isOver) : "Pending";
    }

    /// <summary>Whether an app container runs or ran, which means that the pod was initialized.</summary>
    public static bool AnyAppStarted(PodSpec spec, Items<ContainerStatus> statuses) => spec.Containers.Any(c =>
        statuses.Find(s => s.Name == c.Name) is { } status
        && (status.State.Running is not null || status.State.Terminated is not null || status.LastState.Terminated is not null || status.RestartCount > 0));

    private static string Ended(Pod pod, AppCounts app, bool isOver)
    {
        if (isOver && !StaticPods.StaticPod.Is(pod))
        {
            return app.Stopped == app.Succeeded ? "Succeeded" : "Failed";
        }
        if (app.Restarting > 0)
        {
            return "Running";
        }
        return app.Stopped == app.Succeeded ? "Succeeded" : "Failed";
    }

    private sealed record InitCounts
    {
        public int PendingInit { get; init; }

        public int PendingSidecars { get; init; }

        public int RunningSidecars { get; init; }

        public int FailedForGood { get; init; }

        public static InitCounts Of(PodSpec spec, Items<ContainerStatus> statuses)
        {
            var counts = new InitCounts();
            foreach (var container in spec.InitContainers)
            {
                var status = statuses.Find(s => s.Name == container.Name);
                counts = container.IsSidecar() ? counts.WithSidecar(status) : counts.WithInit(container, spec, status);
            }
            return counts;
        }

        private InitCounts WithInit(Container container, PodSpec spec, ContainerStatus? status)
        {
            if ((status?.State.Terminated ?? (status?.State.Waiting is not null ? status.LastState.Terminated : null)) is not { } ended)
            {
                return this with { PendingInit = PendingInit + 1 };
            }
            if (ended.ExitCode == 0)
            {
                return this;
            }
            return RestartRule.AfterExit(container, spec, ended.ExitCode)
                ? this with { PendingInit = PendingInit + 1 }
                : this with { FailedForGood = FailedForGood + 1 };
        }

        private InitCounts WithSidecar(ContainerStatus? status) => status switch
        {
            { State.Running: not null } => this with { RunningSidecars = RunningSidecars + 1, PendingSidecars = PendingSidecars + (status.Started == true ? 0 : 1) },
            { State.Terminated: not null } or { LastState.Terminated: not null } => this,
            _ => this with { PendingSidecars = PendingSidecars + 1 },
        };
    }

    private sealed record AppCounts
    {
        public int Unknown { get; init; }

        public int Running { get; init; }

        public int Waiting { get; init; }

        public int Stopped { get; init; }

        public int Succeeded { get; init; }

        /// <summary>Of the stopped ones, those that will be started again.</summary>
        public int Restarting { get; init; }

        public static AppCounts Of(PodSpec spec, Items<ContainerStatus> statuses)
        {
            var counts = new AppCounts();
            foreach (var container in spec.Containers)
            {
                counts = counts.With(container, spec, statuses.Find(s => s.Name == container.Name));
            }
            return counts;
        }

        private AppCounts With(Container container, PodSpec spec, ContainerStatus? status) => status switch
        {
            { State.Running: not null } => this with { Running = Running + 1 },
            { State.Terminated: { } ended } => WithStopped(container, spec, ended),
            { State.Waiting: not null, LastState.Terminated: { } last } => WithStopped(container, spec, last),
            { State.Waiting: not null } => this with { Waiting = Waiting + 1 },
            _ => this with { Unknown = Unknown + 1 },
        };

        private AppCounts WithStopped(Container container, PodSpec spec, ContainerStateTerminated ended) => this with
        {
            Stopped = Stopped + 1,
            Succeeded = Succeeded + (ended.ExitCode == 0 ? 1 : 0),
            Restarting = Restarting + (RestartRule.AfterExit(container, spec, ended.ExitCode) ? 1 : 0),
        };
    }
}

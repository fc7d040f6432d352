// The runtime's messages share their names with API types (Container, ContainerStatus), so they are always written with this prefix.
global using Proto = Keles.Kubelet.Runtime.Cri.Proto;
// So are those of drivers and plugins (Device, Claim).
global using DeviceProto = Keles.Kubelet.Devices.Messages;

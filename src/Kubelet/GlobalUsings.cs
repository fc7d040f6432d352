// The runtime's messages share their names with API types (Container, ContainerStatus), so they are always written with this prefix.
global using Proto = Keles.Kubelet.Runtime.Cri.Proto;

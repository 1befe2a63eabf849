// What each file that is loaded later has to be, by its address: a build fills it in, see xtask/src/offline/integrity.rs.
export default {};
